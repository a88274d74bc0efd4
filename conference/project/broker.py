"""The embedded broker: a folder of messages, for sites without RabbitMQ or Redis."""

from pathlib import Path


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
