"""A referral procedure on one sheet of paper, set by Typst."""
