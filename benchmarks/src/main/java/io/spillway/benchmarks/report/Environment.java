package io.spillway.benchmarks.report;

import com.google.common.collect.ImmutableList;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a report was made.
 *
 * @param processor as the system names it
 * @param cores that the program may use
 * @param java version and vendor
 * @param virtualMachine name and build
 * @param jvmArguments of the program that asked for the forks, and of cold starts; those of a fork stand with it
 * @param commit of the sources; empty when unknown
 * @param loadBefore runnable threads of the whole machine, over a minute; negative when unknown
 * @param loadAfter the same in the end, which the measurements themselves raise
 */
record Environment(
        String processor,
        int cores,
        long memoryMebibytes,
        String system,
        String java,
        String virtualMachine,
        List<String> jvmArguments,
        String commit,
        double loadBefore,
        double loadAfter) {
    private static final int MEBIBYTE = 1 << 20;

    Environment {
        jvmArguments = ImmutableList.copyOf(jvmArguments);
    }

    /** This machine, now. */
    static Environment here(String commit) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double load = system.getSystemLoadAverage();
        return new Environment(
                processorName(),
                system.getAvailableProcessors(),
                system.getTotalMemorySize() / MEBIBYTE,
                system.getName() + " " + system.getVersion() + " " + system.getArch(),
                System.getProperty("java.version") + ", " + System.getProperty("java.vendor"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                commit,
                load,
                load);
    }

    /** The same, with the load of the machine as it is now. */
    Environment atTheEnd() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return new Environment(
                processor,
                cores,
                memoryMebibytes,
                system,
                java,
                virtualMachine,
                jvmArguments,
                commit,
                loadBefore,
                load);
    }

    /** Whether others run half of the time or more. */
    boolean isBusy() {
        return loadBefore > cores / 2.0;
    }

    private static String processorName() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        } catch (IOException unreadable) {
            return System.getProperty("os.arch");
        }
        return System.getProperty("os.arch");
    }

    /** The flags that the launcher gives to Java, without what it tells the program. */
    List<String> launcherFlags() {
        return withoutProperties(jvmArguments);
    }

    /** What of a JVM's arguments is for Java itself. */
    static List<String> withoutProperties(List<String> arguments) {
        return arguments.stream().filter(flag -> !flag.startsWith("-D")).toList();
    }

    /** What makes numbers of two reports hard to compare, in words. */
    List<String> differences(Environment other) {
        List<String> differences = new ArrayList<>();
        differ("processor", processor, other.processor, differences);
        differ("cores", Integer.toString(cores), Integer.toString(other.cores), differences);
        differ("memory", memoryMebibytes + " MiB", other.memoryMebibytes + " MiB", differences);
        differ("system", system, other.system, differences);
        differ("Java", java, other.java, differences);
        differ("virtual machine", virtualMachine, other.virtualMachine, differences);
        return differences;
    }

    static void differ(String what, String here, String there, List<String> to) {
        if (!here.equals(there)) {
            to.add(what + ": " + here + " and " + there);
        }
    }
}
