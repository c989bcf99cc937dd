"""The event matrix as an Excel workbook: `create.write_workbook`, `read.read_workbook`, `dump.dump_workbook`, all driven by `schema`."""
