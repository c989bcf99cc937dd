"""The Word engine: fills templates that staff write in Word. It knows Word and nothing of diplomacy."""
