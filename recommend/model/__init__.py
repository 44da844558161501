"""The model: histories, snapshots and features, the weights fitted to them, and the scores that they give."""
