"""Benchmarks that anyone can run: `make bench`. Ratios in one run, never a test."""
