"""From bytes to what they hold: text, JSON, XML, tags of HTML, the parts of a ZIP package."""
