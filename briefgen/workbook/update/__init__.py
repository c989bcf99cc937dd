"""An existing workbook brought up to date in place: `surgery` changes the package, the rest decides what is to be changed."""
