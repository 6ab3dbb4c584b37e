#!/usr/bin/env python3
"""Django's command line, for the demo unless DJANGO_SETTINGS_MODULE says otherwise; the image of production does."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "slscb.settings.demo")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
