package io.spillway;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.spillway.report.ReportSchema;
import java.io.IOException;
import java.util.List;

/** What a JSON Schema finds wrong. */
public final class SchemaErrors {
    private SchemaErrors() {}

    /** Checks a JSON text by a schema that ships. */
    public static List<Error> of(ReportSchema schema, String json) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.text(), InputFormat.JSON)
                .validate(json, InputFormat.JSON);
    }
}
