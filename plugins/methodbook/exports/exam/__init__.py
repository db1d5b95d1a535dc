"""An exam on paper: as PDF and as a document to edit."""
