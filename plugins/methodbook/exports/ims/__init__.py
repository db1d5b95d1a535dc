"""What stands on the content packages of IMS: Common Cartridge, QTI, SCORM."""
