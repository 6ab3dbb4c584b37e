#!/usr/bin/env python3
"""Django's command line. Settings are named by DJANGO_SETTINGS_MODULE; production is what is meant when nothing is said."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "slscb.settings.production")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
