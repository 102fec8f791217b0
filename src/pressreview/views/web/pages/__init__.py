"""What each page shows: functions from the project file to a `View`, None for what is not there."""
