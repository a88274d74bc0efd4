"""The main job in eight parts, from the call to the calendar; test_main_job.py walks them in their order."""
