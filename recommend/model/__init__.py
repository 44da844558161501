"""The event-history model: records, snapshots, features, fitted weights and scores."""
