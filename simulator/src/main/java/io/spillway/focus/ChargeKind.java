package io.spillway.focus;

import io.spillway.compile.TransferKind;

/** What a charge is for, and how FOCUS classes it. */
public enum ChargeKind {
    /** Accelerator-hours used. */
    USAGE(TransferKind.USAGE.toString(), "Usage", "Usage-Based", Service.ACCELERATORS),
    /** Units moved by failbacks. */
    MOVE(TransferKind.MOVE.toString(), "Usage", "Usage-Based", Service.MOVES),
    /** Units that left for another cloud, by failback or evacuation. */
    EGRESS(TransferKind.EGRESS.toString(), "Usage", "Usage-Based", Service.EGRESS),
    /** From the priced quantities of a month to its whole micro-dollars. */
    ROUNDING("rounding", "Adjustment", "One-Time", Service.ACCELERATORS),
    /**
     * What was committed and not spent. Not Usage: nothing is consumed, and FOCUS wants what was. Not Purchase: nothing is
     * bought that later charges would use.
     */
    SHORTFALL(TransferKind.SHORTFALL.toString(), "Adjustment", "One-Time", Service.COMMITMENTS),
    /** What is given back for missed availability. */
    SERVICE_CREDIT(TransferKind.SERVICE_CREDIT.toString(), "Credit", "One-Time", Service.ACCELERATORS);

    private final String text;
    private final String category;
    private final String frequency;
    private final Service service;

    ChargeKind(String text, String category, String frequency, Service service) {
        this.text = text;
        this.category = category;
        this.frequency = frequency;
        this.service = service;
    }

    /** The name of the transfer of the accounts that it is a part of: as {@link TransferKind} has it, and {@code rounding}. */
    public String text() {
        return text;
    }

    /** FOCUS's ChargeCategory. */
    public String category() {
        return category;
    }

    /** FOCUS's ChargeFrequency. */
    public String frequency() {
        return frequency;
    }

    public Service service() {
        return service;
    }

    /** What a cloud sells, by FOCUS's ServiceName, ServiceCategory and ServiceSubcategory. */
    public enum Service {
        ACCELERATORS("Accelerators", "Compute", "Virtual Machines"),
        MOVES("Moves", "Migration", "Resource Migration"),
        EGRESS("Egress", "Networking", "Network Connectivity"),
        COMMITMENTS("Commitments", "Other", "Other (Other)");

        private final String text;
        private final String category;
        private final String subcategory;

        Service(String text, String category, String subcategory) {
            this.text = text;
            this.category = category;
            this.subcategory = subcategory;
        }

        public String text() {
            return text;
        }

        public String category() {
            return category;
        }

        public String subcategory() {
            return subcategory;
        }
    }
}
