"""Every route of the service and every method that one can be asked by."""

from slscb.core.routes import Route, all_routes

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT")
__all__ = ["METHODS", "Route", "all_routes"]
