package io.spillway.sensitivity;

/** What is said of one factor. */
public enum Indicator {
    MU_STAR(
            "muStar",
            false,
            "what jumps over about two thirds of the factor's range move the measure by, carried on to the whole range: their"
                    + " mean, whichever way. A step counts 1.5 times in the middle third of the range and 0.75 times elsewhere."),
    MU("mu", false, "the same with its sign: below 0 when the measure falls."),
    SIGMA(
            "sigma",
            false,
            "the standard deviation of mu's jumps; 0 when the factor acts alone and each jump does the same, as in a straight"
                    + " line, or over a step in the middle third."),
    FIRST("first", true, "the part of the measure's variance that would go if this factor alone were known."),
    TOTAL("total", true, "the part of the measure's variance that would stay if all but this factor were known.");

    private final String text;
    private final boolean isShare;
    private final String meaning;

    Indicator(String text, boolean isShare, String meaning) {
        this.text = text;
        this.isShare = isShare;
        this.meaning = meaning;
    }

    /** The name, as machine formats write it. */
    public String text() {
        return text;
    }

    /** Whether it is a part of the variance; else it is in the unit of the measure. */
    public boolean isShare() {
        return isShare;
    }

    /** What it is, in one sentence. */
    public String meaning() {
        return meaning;
    }

    @Override
    public String toString() {
        return text;
    }
}
