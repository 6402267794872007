"""The colours that a learner can choose from; in all of them text stands out by 4.5:1 or more (WCAG 2.2, AA)."""

from textual.theme import Theme

LIGHT = Theme(
    name="k2quiz-light",
    dark=False,
    primary="#00508C",
    success="#14632B",
    error="#A00F2D",
    foreground="#111111",
    background="#FAFAFA",
    surface="#F0F0F0",
    panel="#E4E4E4",
    variables={"text-primary": "#00508C", "text-success": "#14632B", "text-error": "#A00F2D"},
)
"""Black on paper; the greens of Textual's own light theme are too pale to read."""

CONTRAST = Theme(
    name="k2quiz-contrast",
    primary="#56B4E9",
    success="#56B4E9",
    error="#E69F00",
    foreground="#FFFFFF",
    background="#000000",
    surface="#000000",
    panel="#000000",
    variables={"text-primary": "#FFFFFF", "text-success": "#56B4E9", "text-error": "#E69F00"},
)
"""White on black, with the sky blue and the orange of Okabe and Ito's palette."""

COLOUR_BLIND = Theme(
    name="k2quiz-colour-blind",
    primary="#7FB8E6",
    success="#64A8F0",
    error="#F0A028",
    foreground="#E6E6E6",
    background="#14171C",
    surface="#1E232A",
    panel="#28303A",
    variables={
        "text-primary": "#9CC8EC",
        "text-success": "#64A8F0",
        "text-error": "#F0A028",
        "block-cursor-blurred-background": "#2A3440",
    },
)
"""Blue and orange, which no kind of colour blindness takes for each other."""

OWN = (LIGHT, CONTRAST, COLOUR_BLIND)

NAMES = {
    "dark": "textual-dark",
    "light": LIGHT.name,
    "contrast": CONTRAST.name,
    "colour-blind": COLOUR_BLIND.name,
    "ansi": "ansi-dark",
}
"""What Textual calls the themes of the settings."""
