package io.spillway.sensitivity;

/** What is said of one factor. */
public enum Indicator {
    MU_STAR(
            "muStar",
            false,
            "how far the measure moves when the factor goes from its low to its high end, on average, whichever way."),
    MU("mu", false, "the same with its sign: below 0 when the measure falls."),
    SIGMA(
            "sigma",
            false,
            "the standard deviation of that move over the other factors; 0 when the factor acts alone and in a straight line."),
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
