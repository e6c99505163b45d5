"""evenhand: conflict statements and news into checkable PLOVER claims."""
