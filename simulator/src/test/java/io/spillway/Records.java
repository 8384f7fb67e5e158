package io.spillway;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Records with some components in place of others, whatever else they have. */
public final class Records {
    private Records() {}

    /** @throws IllegalArgumentException if there is no such component */
    public static <R extends Record> R with(R record, String component, Object value) {
        return with(record, Map.of(component, value));
    }

    /**
     * Changes all of them at once, so that the record's own check sees them together.
     *
     * @throws IllegalArgumentException if there is no such component
     */
    @SuppressWarnings("unchecked")
    public static <R extends Record> R with(R record, Map<String, ?> values) {
        Map<String, Object> left = new HashMap<>(values);
        RecordComponent[] components = record.getClass().getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] arguments = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                Object own = components[i].getAccessor().invoke(record);
                Object given = left.remove(components[i].getName());
                arguments[i] = given == null ? own : given;
            }
            if (!left.isEmpty()) {
                throw new IllegalArgumentException(record.getClass() + " has no " + left.keySet());
            }
            return (R) record.getClass().getDeclaredConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException refused) {
            throw refused.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(refused);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
