package io.spillway.engine;

/** What a random stream is drawn for; each purpose of each class, launch, outage or capacity step has a stream of its own. */
enum Purpose {
    ARRIVAL(0x6c62272e07bb0142L),
    FIRST_GAP(0xd6e8feb86659fd93L),
    FIRST_GAP_PART(0xa0761d6478bd642fL),
    SIZE(0x27d4eb2f165667c5L),
    HOLDING(0x9ae16a3b2f90404fL),
    CHOICE(0xc949d7c7509e6557L),
    DECLINE(0xff51afd7ed558ccdL),
    PATIENCE(0x2545f4914f6cdd1dL),
    LAUNCH(0xc4ceb9fe1a85ec53L),
    TIME_BETWEEN(0x8ebc6af09c88c6e3L),
    TIME_TO_REPAIR(0x589965cc75374cc3L),
    CAPACITY_SLIP(0x1d8e4e27c47d124fL),
    ORDER(0xeb44accab455d165L),
    RELEASE_LAG(0x3c79ac492ba7b653L),
    ANSWER_DELAY(0x1c69b3f74ac4ae35L),
    LAUNCH_DECLINE(0x9fb21c651e98df25L);

    private final long salt;

    Purpose(long salt) {
        this.salt = salt;
    }

    /** The stream of this purpose for an entity. */
    long stream(long entity) {
        return entity ^ salt;
    }
}
