package org.linernotes.it.rig.fault;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.linernotes.it.rig.process.ChildProcess;
import org.linernotes.it.rig.process.Deployment;
import org.linernotes.it.rig.process.ServiceKind;
import org.linernotes.it.rig.process.ServiceProcess;

/** What befalls processes. */
final class ProcessFaults {
  private ProcessFaults() {}

  static Fault kill(Deployment deployment, ServiceKind kind, int dice) {
    return kill(List.of(chosen(deployment, kind, dice).process()));
  }

  static Fault killAll(Deployment deployment, ServiceKind kind) {
    return kill(deployment.of(kind).map(ServiceProcess::process).toList());
  }

  static Fault killBrokers(Deployment deployment, int dice, int count) {
    List<ChildProcess> all = deployment.brokers().processes();
    return kill(IntStream.range(0, count).mapToObj(i -> all.get((dice + i) % all.size())).toList());
  }

  private static Fault kill(List<ChildProcess> processes) {
    return Fault.of(
        "kill -9 of " + names(processes),
        () -> processes.forEach(ChildProcess::kill),
        () -> start(processes));
  }

  /** Instances of usage-streams, whose state on the disk is lost too. */
  static Fault killAndForget(Deployment deployment, List<Integer> dice) {
    List<ServiceProcess> all =
        dice.stream()
            .map(index -> chosen(deployment, ServiceKind.STREAMS, index))
            .distinct()
            .toList();
    List<ChildProcess> processes = all.stream().map(ServiceProcess::process).toList();
    return Fault.of(
        "kill -9 of " + names(processes) + ", state deleted",
        () -> {
          processes.forEach(ChildProcess::kill);
          all.forEach(ServiceProcess::deleteState);
        },
        () -> start(processes));
  }

  static Fault pause(Deployment deployment, ServiceKind kind, int dice) {
    return pause(chosen(deployment, kind, dice).process());
  }

  static Fault pauseBroker(Deployment deployment, int dice) {
    List<ChildProcess> all = deployment.brokers().processes();
    return pause(all.get(dice % all.size()));
  }

  private static Fault pause(ChildProcess process) {
    return Fault.of("SIGSTOP of " + process.name(), process::pause, process::resume);
  }

  /** SIGTERM, and again from the start. */
  static Fault restart(Deployment deployment, ServiceKind kind, int dice) {
    ChildProcess process = chosen(deployment, kind, dice).process();
    return Fault.of("restart of " + process.name(), process::stop, process::start);
  }

  private static void start(List<ChildProcess> processes) {
    processes.forEach(ChildProcess::launch);
    processes.forEach(ChildProcess::awaitReady);
  }

  private static ServiceProcess chosen(Deployment deployment, ServiceKind kind, int dice) {
    List<ServiceProcess> all = deployment.of(kind).toList();
    return all.get(dice % all.size());
  }

  private static String names(List<ChildProcess> processes) {
    return processes.stream().map(ChildProcess::name).collect(Collectors.joining(" and "));
  }
}
