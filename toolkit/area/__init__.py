"""What an area's page tells: need, provision, gaps, neighbours, who commissions, places."""
