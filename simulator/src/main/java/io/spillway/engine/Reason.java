package io.spillway.engine;

/**
 * Why a candidate was not used, in the order in which the conditions are asked. Within one pool the first that applies
 * is the reason; across the pools of a cloud its answer is the last in this order, the refusal nearest to acceptance.
 */
public enum Reason {
    TERMS(Kind.BARRED),
    NOT_OPEN(Kind.BARRED),
    CAPABILITY(Kind.CANNOT),
    ACCELERATOR(Kind.CANNOT),
    RESIDENCY(Kind.CANNOT),
    OUTAGE(Kind.CANNOT),
    CAPACITY(Kind.CANNOT),
    RESERVED(Kind.CHOOSES_NOT),
    MARGIN(Kind.CHOOSES_NOT),
    DECLINED(Kind.CHOOSES_NOT),
    NO_ANSWER(Kind.CHOOSES_NOT);

    /** The number of reasons. */
    public static final int COUNT = values().length;

    private final Kind kind;

    Reason(Kind kind) {
        this.kind = kind;
    }

    /** The kind of refusal that this reason belongs to. */
    public Kind kind() {
        return kind;
    }
}
