from reporting.presenters.dashboard import behind, shown, tiles

__all__ = ["behind", "shown", "tiles"]
