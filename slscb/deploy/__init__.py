"""How the service runs in containers: the one way in, its health probe, and what the parts beside it need."""
