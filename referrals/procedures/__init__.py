"""The standard referral procedure of a pathway: written, published, communicated, acknowledged, on one sheet of paper."""
