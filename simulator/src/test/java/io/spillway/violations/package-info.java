/** Classes that each break one law of the architecture, so that its test can show that it would notice. */
package io.spillway.violations;
