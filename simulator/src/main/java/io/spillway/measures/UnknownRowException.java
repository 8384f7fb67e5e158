package io.spillway.measures;

import com.google.common.collect.ImmutableList;
import java.util.stream.Collectors;

/** A name means no row of a scenario, or one of several. */
public final class UnknownRowException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_TOLD = 30;

    private final RowName name;
    private final String what;
    private final ImmutableList<String> known;
    private final boolean isAmbiguous;

    UnknownRowException(RowName name, String what, ImmutableList<String> known, boolean isAmbiguous) {
        super(what + "; expected " + oneOf(known));
        this.name = name;
        this.what = what;
        this.known = known;
        this.isAmbiguous = isAmbiguous;
    }

    /** The name that was asked for. */
    public RowName name() {
        return name;
    }

    /** What is wrong, with the name. */
    public String what() {
        return what;
    }

    /** What the name may be a slip of the pen for: none, when it stands for several as it is. */
    public ImmutableList<String> near() {
        return isAmbiguous ? ImmutableList.of() : known;
    }

    /** What would have been accepted, in words. */
    public String expected() {
        return oneOf(known);
    }

    private static String oneOf(ImmutableList<String> known) {
        if (known.size() == 1) {
            return "'" + known.get(0) + "'";
        }
        String all = known.stream().limit(MOST_TOLD).collect(Collectors.joining(", "));
        return known.isEmpty()
                ? "another measure, as this one has no rows here"
                : "one of " + all + (known.size() > MOST_TOLD ? ", … (" + known.size() + " in all)" : "");
    }
}
