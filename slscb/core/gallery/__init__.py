"""What the gallery shows. Every name and number is invented; nothing here is imported by production pages."""
