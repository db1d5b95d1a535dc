"""Static JavaScript and CSS, no build step; one folder a widget."""
