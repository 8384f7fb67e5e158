package io.spillway.compile;

/**
 * A line of the accounts: money that one party pays another for one thing.
 *
 * @param item what it is for: the cloud, or the name of the commitment, revenue, share, licence or payment
 */
public record Transfer(TransferKind kind, String item, String payer, String payee) {}
