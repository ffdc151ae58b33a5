"""The windows: PySide6, thin; what they show and do comes from the layers below."""
