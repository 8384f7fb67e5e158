package io.spillway.measures;

/** Where in the table a count belongs, as numbers; a field is read only by blocks of rows that have the dimension. */
final class Coordinates {
    int launch;
    int market;
    int year;
    int period;
    int cloud;
    int pool;
    int kind;
    int reason;
    int transfer;
    int party;
    int commitment;

    int of(Dimension dimension) {
        return switch (dimension) {
            case LAUNCH -> launch;
            case MARKET -> market;
            case YEAR -> year;
            case PERIOD -> period;
            case CLOUD -> cloud;
            case POOL -> pool;
            case KIND -> kind;
            case REASON -> reason;
            case TRANSFER -> transfer;
            case PARTY -> party;
            case COMMITMENT -> commitment;
        };
    }

    void set(Dimension dimension, int value) {
        switch (dimension) {
            case LAUNCH -> launch = value;
            case MARKET -> market = value;
            case YEAR -> year = value;
            case PERIOD -> period = value;
            case CLOUD -> cloud = value;
            case POOL -> pool = value;
            case KIND -> kind = value;
            case REASON -> reason = value;
            case TRANSFER -> transfer = value;
            case PARTY -> party = value;
            case COMMITMENT -> commitment = value;
        }
    }
}
