"""The languages of the programs that questions are written for; each kind writes in them."""
