"""One module a report: its title and its columns, nothing else."""
