package io.spillway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsProblemsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sellers: {asw: amazon} | money.sellers.asw: 'asw' is not a cloud; expected one of azure, aws. Maybe 'aws'.",
                "serviceLevels: {azur: {credits: {a: {below: 99%, credit: 10%}}}} | 'azur' is not a cloud",
                "serviceLevels: {azure: {credits: {a: {below: 199%, credit: 10%}}}} | '199%'",
                "commitments: {c: {cloud: asw, from: 2027-01-01, until: 2028-01-01, total: 1 B USD}} | Maybe 'aws'",
                "commitments: {c: {cloud: aws, from: 2027-01-01, until: 2026-01-01, total: 1 B USD}} | money.commitments.c.until: '2026-01-01'; expected a date after from (2027-01-01).",
                "commitments: {c: {cloud: aws, from: 2027-01-01, until: 2028-01-01}} | neither total nor perYear; expected exactly one of total and perYear",
                "commitments: {c: {cloud: aws, from: 2027-01-01, until: 2028-01-01, total: 1 B USD, regions: [est]}} | 'est' is not a region of the cloud; expected 'east'. Maybe 'east'.",
                "commitments: {c: {cloud: aws, from: 2027-01-01, until: 2028-01-01, total: 1 B USD, kinds: [apy]}} | 'apy' is not a kind of any launch; expected 'api'. Maybe 'api'.",
                "commitments: {c: {cloud: aws, from: 2027-01-01, until: 2028-01-01, total: 1 billion}} | expected an amount such as 38 B USD",
                "commitments: {c: {cloud: aws, from: 2027-01-01, until: 2028-01-01, total: 1 B USD, shortfall: bill}} | expected one of billed, waived",
                "commitments: {c: {cloud: aws, from: 2027-03-01, until: 2028-01-01, total: 1 B USD, spent: 1 M USD}} | money.commitments.c.spent: '1 M USD' of what is not in force when the run begins; expected nothing, or a commitment that is in force on 2027-01-01.",
                "commitments: {c: {cloud: aws, from: 2026-03-01, until: 2028-01-01, total: 1 B USD, spent: 2 B USD}} | expected at most the total.",
                "commitments: {c: {cloud: aws, from: 2026-03-01, until: 2028-01-01, perYear: 1 B USD, spent: 2 B USD}} | '2 B USD' of the year from 2026-03-01; expected at most what is promised for it.",
                "revenueShares: {s: {payee: azure, rate: 20%, cap: 1 B USD, paid: 2 B USD}} | expected at most the cap.",
                "revenueShares: {s: {payee: azure, rate: 20%, cap: -1 B USD}} | money.revenueShares.s.cap: '-1 B USD'; expected an amount such as 38 B USD",
                "revenueShares: {s: {payee: maker, rate: 20%}} | 'maker' pays itself; expected another party",
                "revenues: {r: {rate: 1 USD/unit-hour, perYear: 1 B USD}} | expected exactly one of rate and perYear",
                "revenues: {r: {rate: 1 USD/unit-hour, launches: [apy]}} | 'apy' is not a launch or a launch process; expected 'api'. Maybe 'api'.",
                "revenueShares: {s: {payee: azur, rate: 20%}} | money.revenueShares.s.payee: 'azur' is not a party, nor among money.others; expected one of maker, customers, azure, aws. Maybe 'azure'.",
                "revenueShares: {s: {payee: azure, rate: 20%, revenues: [r]}} | 'r' is not a revenue; expected nothing, as there is none",
                "revenueShares: {s: {payee: azure, rate: 120%}} | '120%'",
                "licences: {l: {payer: azure, payee: azure, perYear: 1 B USD}} | 'azure' pays itself; expected another party",
                "payments: {p: {payer: aws, payee: maker, amount: 1 B USD}} | no occasion; expected exactly one of date",
                "payments: {p: {payer: aws, payee: maker, amount: 1 B USD, onLaunch: apy}} | 'apy' is not a launch with a date",
                "stakes: {s: {holder: nobody, share: 1%, valuation: 1 B USD}} | 'nobody' is not a party, nor among money.others",
                "tokensPerUnitHour: {apy: 1000000} | money.tokensPerUnitHour.apy: 'apy' is not a kind of any launch; expected 'api'. Maybe 'api'.",
                "tokensPerUnitHour: {api: 0} | money.tokensPerUnitHour: 0; expected numbers above 0.",
                "customers: maker | money.customers: 'maker'; expected another party than the maker",
            })
    void mistakes_areToldAtTheirPlace(String money, String said) throws IOException {
        assertThat(new Written(folder).problems("money: {" + money + "}\n"))
                .singleElement()
                .asString()
                .startsWith("x.yaml:2:")
                .contains(said);
    }

    @Test
    void partiesOfSellersAndOthers_areKnown() throws IOException {
        assertThat(new Written(folder).problems("""
                        money:
                          maker: openai
                          sellers: {azure: microsoft}
                          others: [softbank]
                          payments: {p: {payer: softbank, payee: openai, amount: 1 B USD, date: 2027-03-01}}
                          revenueShares: {s: {payee: microsoft, rate: 20%}}
                        """)).isEmpty();
    }
}
