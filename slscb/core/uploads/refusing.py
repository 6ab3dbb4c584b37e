class Refused(Exception):
    """The file is not taken; the message says to whoever sent it what to do."""
