"""A course as documents: plans of its sessions and what is handed out."""
