"""Set-up and packing steps that the Makefile and the tests call; nothing of it is installed."""
