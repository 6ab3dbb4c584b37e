"""What the house rules mean, as small pure functions: a source in, findings out. The tests beside them are thin."""
