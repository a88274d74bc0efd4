"""The folder of messages that serves as a broker where there is none."""

import threading

from kombu import Connection

from conference.project.broker import folder_transport


def test_a_message_is_read_only_when_it_is_whole(tmp_path):
    options = folder_transport(tmp_path) | {"polling_interval": 0.001}
    words = "x" * 200_000

    with Connection("filesystem://localhost", transport_options=options) as connection:
        queue = connection.SimpleQueue("mail")

        def write():
            with Connection("filesystem://localhost", transport_options=options) as other:
                sender = other.SimpleQueue("mail")
                for number in range(100):
                    sender.put({"number": number, "words": words})

        writer = threading.Thread(target=write)
        writer.start()
        numbers = []
        for _ in range(100):
            message = queue.get(timeout=20)
            assert message.payload["words"] == words
            numbers.append(message.payload["number"])
            message.ack()
        writer.join()

    assert sorted(numbers) == list(range(100))
