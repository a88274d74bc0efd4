"""`python -m tests`: every test that this machine can run, on SQLite and, where one answers, on PostgreSQL."""

import os
import subprocess
import sys

from tests import servers

# By file, for what a module has set up with much work (a loaded demo) is used by all of its tests.
# In our own order (see conftest.py), not the files with most tests first.
PYTEST = [sys.executable, "-m", "pytest", "--dist", "loadfile", "--no-loadscope-reorder"]
PROCESSORS = min(os.cpu_count() or 1, 4)
# Two more, for browsers and workers are often waited for. The other run makes its tables by migrations.
FIRST = ["-n", str(PROCESSORS + 2), "--no-migrations"]
# Browser walks and worker tests bring their own sites, and what uses no database does not differ: once is enough.
AGAIN = ["-n", str(PROCESSORS), "-m", "not browser and not worker", "--with-database"]
# Of the second, because each of the processes would read all tests from their sources again.
LEFT_OUT = {"DATABASE_URL", "PYTHONDONTWRITEBYTECODE"}


def main(arguments):
    say("All tests on SQLite")
    failed = run([*FIRST, *arguments])
    if servers.answers(servers.POSTGRES):
        say("The tests that use the database again, on PostgreSQL")
        failed |= run([*AGAIN, *arguments], DATABASE_URL=servers.POSTGRES)
    else:
        say(f"Skipped: the tests on PostgreSQL, for no {servers.NAMES[servers.POSTGRES]} answers")
        failed |= servers.IN_CI
    return int(failed)


def run(arguments, **environment):
    surroundings = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
    return subprocess.run([*PYTEST, *arguments], env=surroundings | environment).returncode != 0


def say(sentence):
    print(f"\n== {sentence}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
