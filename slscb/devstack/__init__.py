"""PostgreSQL, Valkey and the service's own processes on one machine: for the demo, the tests and the benchmarks.

Never imported by the settings: production brings its own database and broker (see docs/adr/0001-embedded-services.md).
"""
