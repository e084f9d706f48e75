"""What ends here before long, what hangs on one provider, and what the gaps would look like then."""
