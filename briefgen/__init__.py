"""briefgen: from a folder of readouts to an event matrix in Excel and a cited briefing memo in Word."""

__version__ = "0.1.0"
