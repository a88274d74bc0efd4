"""The embedded broker: a folder of messages, for sites without RabbitMQ or Redis."""

from pathlib import Path
from time import monotonic
from uuid import uuid4

from kombu.exceptions import ChannelError
from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.json import dumps


class Channel(filesystem.Channel):
    """Kombu's writes a message under the name by which readers look for it: one that comes in between reads half of
    it, and the worker dies of that. Here a message has its name when it is whole."""

    def _put(self, queue, payload, **kwargs):
        path = Path(self.data_folder_out) / f"{round(monotonic() * 1000)}_{uuid4()}.{queue}.msg"
        unfinished = path.with_suffix(".new")
        try:
            unfinished.write_bytes(dumps(payload).encode())
            unfinished.rename(path)
        except OSError as problem:
            raise ChannelError(f"No message could be put into {path.parent}.") from problem


class FolderTransport(filesystem.Transport):
    Channel = Channel


TRANSPORT_ALIASES["filesystem"] = f"{__name__}:{FolderTransport.__name__}"


def folder_transport(folder: Path) -> dict:
    """Kombu's options for its folder transport; it expects the folders to exist."""
    queue, control, processed = folder / "queue", folder / "control", folder / "processed"
    for path in (queue, control, processed):
        path.mkdir(parents=True, exist_ok=True)
    return {
        "data_folder_in": str(queue),
        "data_folder_out": str(queue),
        "control_folder": str(control),
        "processed_folder": str(processed),
        "polling_interval": 0.1,
    }
